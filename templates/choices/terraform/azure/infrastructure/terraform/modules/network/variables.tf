variable "name" {
  description = "Name of the network, and of the cluster in it."
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

variable "cidr" {
  description = "Addresses of the network: a /16, of which nodes get a /20 and databases a /24."
  type        = string

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && endswith(var.cidr, "/16")
    error_message = "cidr must be a /16, such as 10.32.0.0/16."
  }
}
