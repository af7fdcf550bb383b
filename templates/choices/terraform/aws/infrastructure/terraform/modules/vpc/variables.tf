variable "name" {
  description = "Name of the network, and of the cluster in it."
  type        = string
}

variable "cidr" {
  description = "Addresses of the network: a /16, of which each zone gets a /19 for private and a /24 for public subnets."
  type        = string

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && endswith(var.cidr, "/16")
    error_message = "cidr must be a /16, such as 10.32.0.0/16."
  }
}

variable "zones" {
  description = "Availability zones."
  type        = list(string)

  validation {
    condition     = length(var.zones) == 3
    error_message = "zones must name three availability zones."
  }
}

variable "nat_gateway_per_zone" {
  description = "Whether each zone reaches the internet on its own; one for all is cheaper, and fails with its zone."
  type        = bool
}
