variable "name" {
  description = "Name of the bucket, unique in the world."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.name))
    error_message = "name must have 3 to 63 lower-case letters, digits and dashes."
  }
}

variable "keep_versions_days" {
  description = "How long a deleted or overwritten object can be brought back."
  type        = number
}
