variable "name" {
  description = "Name of the cluster."
  type        = string
}

variable "kubernetes_version" {
  description = "Minor version of Kubernetes."
  type        = string

  validation {
    condition     = can(regex("^1\\.[0-9]{2}$", var.kubernetes_version))
    error_message = "kubernetes_version must be a minor version, such as 1.36."
  }
}

variable "subnet_ids" {
  description = "Private subnets, one in each of three zones."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) == 3
    error_message = "subnet_ids must name three subnets."
  }
}

variable "instance_types" {
  description = "Types of the nodes' machines, of equal size."
  type        = list(string)
}

variable "node_count" {
  description = "Least and most nodes."
  type        = object({ min = number, max = number })

  validation {
    condition     = var.node_count.min >= 3 && var.node_count.max >= var.node_count.min
    error_message = "node_count must begin with three, one in each zone, and not end below."
  }
}

variable "administrators" {
  description = "ARNs of IAM roles whose holders administer the cluster, beside the one that makes it."
  type        = set(string)
}

variable "log_retention_days" {
  description = "How long the control plane's logs are kept."
  type        = number
}
