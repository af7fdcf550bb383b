variable "name" {
  description = "Name of the server, unique in the world."
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
  description = "ID of the tenant whose identities sign in."
  type        = string
}

variable "network_id" {
  description = "ID of the virtual network that reaches it."
  type        = string
}

variable "subnet_id" {
  description = "Subnet that is delegated to PostgreSQL."
  type        = string
}

variable "postgres_version" {
  description = "Major version of PostgreSQL."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{2}$", var.postgres_version))
    error_message = "postgres_version must be a major version, such as 17."
  }
}

variable "sku" {
  description = "Type of the machine."
  type        = string
}

variable "administrators" {
  description = "Group of the tenant whose members administer the server: object ID and name."
  type        = object({ id = string, name = string })
}
