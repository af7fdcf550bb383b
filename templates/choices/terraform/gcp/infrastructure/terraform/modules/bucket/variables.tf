variable "name" {
  description = "Name of the bucket, unique in the world."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.name))
    error_message = "name must have 3 to 63 lower-case letters, digits and dashes."
  }
}

variable "location" {
  description = "Region."
  type        = string
}

variable "user" {
  description = "Principal that may read, write and delete objects."
  type        = string
}
