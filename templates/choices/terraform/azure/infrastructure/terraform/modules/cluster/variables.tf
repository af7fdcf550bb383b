variable "name" {
  description = "Name of the cluster."
  type        = string
}

variable "resource_group" {
  description = "Name of the resource group."
  type        = string
}

variable "location" {
  description = "Region."
  type        = string
}

variable "tenant_id" {
  description = "ID of the tenant that people sign in to."
  type        = string
}

variable "kubernetes_version" {
  description = "Minor version of Kubernetes; the upgrade channel brings its patches."
  type        = string

  validation {
    condition     = can(regex("^1\\.[0-9]{2}$", var.kubernetes_version))
    error_message = "kubernetes_version must be a minor version, such as 1.36."
  }
}

variable "subnet_id" {
  description = "Subnet of the nodes."
  type        = string
}

variable "key_vault" {
  description = "Name of the cluster's own key vault, unique in the world."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,22}[a-z0-9]$", var.key_vault))
    error_message = "key_vault must have 3 to 24 lower-case letters, digits and dashes."
  }
}

variable "machine_type" {
  description = "Type of the nodes' machines."
  type        = string
}

variable "node_count" {
  description = "Least and most nodes."
  type        = object({ min = number, max = number })

  validation {
    condition     = var.node_count.min >= 3 && var.node_count.max >= var.node_count.min
    error_message = "node_count must begin with three, one in each zone, and not end below."
  }
}

variable "administrator_ids" {
  description = "Object IDs of groups whose members administer the cluster and its key vault, beside the one who makes it."
  type        = set(string)
}

variable "log_retention_days" {
  description = "How long audit logs are kept."
  type        = number
}
