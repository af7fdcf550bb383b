variable "name" {
  description = "Name of the instance."
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

variable "instance_class" {
  description = "Type of the machine."
  type        = string
}

variable "storage_gib" {
  description = "First and largest size of the volume."
  type        = object({ initial = number, max = number })

  validation {
    condition     = var.storage_gib.initial >= 20 && var.storage_gib.max >= var.storage_gib.initial
    error_message = "storage_gib must begin with 20 or more, and not end below."
  }
}

variable "vpc_id" {
  description = "ID of the VPC."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets of three zones."
  type        = list(string)
}

variable "client_security_group_id" {
  description = "Security group of those that may connect: the cluster's."
  type        = string
}
