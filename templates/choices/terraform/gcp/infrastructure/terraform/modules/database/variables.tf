variable "name" {
  description = "Name of the instance."
  type        = string
}

variable "region" {
  description = "Region."
  type        = string
}

variable "network" {
  description = "ID of the network that reaches it."
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

variable "tier" {
  description = "Type of the machine."
  type        = string
}
