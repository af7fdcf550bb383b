variable "name" {
  description = "Name of the role."
  type        = string

  validation {
    condition     = length(var.name) <= 64
    error_message = "name must have at most 64 characters."
  }
}

variable "oidc_provider" {
  description = "ARN of the cluster's identity provider."
  type        = string
}

variable "namespace" {
  description = "Namespace of the service account."
  type        = string
}

variable "service_account" {
  description = "The only service account that may take the role."
  type        = string
}

variable "policy" {
  description = "What the role may do, as JSON; null when policies are attached elsewhere."
  type        = string
  default     = null
}
