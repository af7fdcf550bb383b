variable "name" {
  description = "Name of the network, and of the cluster in it."
  type        = string
}

variable "region" {
  description = "Region of the subnet."
  type        = string
}

variable "ranges" {
  description = "Addresses of nodes, pods and services."
  type        = object({ nodes = string, pods = string, services = string })

  validation {
    condition     = alltrue([for range in values(var.ranges) : can(cidrhost(range, 0))])
    error_message = "ranges must be CIDR blocks."
  }
}
