variable "name" {
  description = "Name of the identity."
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

variable "issuer" {
  description = "Issuer of the tokens of the cluster's service accounts."
  type        = string
}

variable "namespace" {
  description = "Namespace of the service account."
  type        = string
}

variable "service_account" {
  description = "The only service account that may take the identity."
  type        = string
}

variable "roles" {
  description = "What it may do: roles, each with the scope in which it holds."
  type        = map(object({ role = string, scope = string }))
}
