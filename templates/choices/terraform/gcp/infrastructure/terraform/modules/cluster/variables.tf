variable "name" {
  description = "Name of the cluster."
  type        = string

  validation {
    condition     = length(var.name) <= 40
    error_message = "name must have at most 40 characters."
  }
}

variable "project" {
  description = "ID of the project."
  type        = string
}

variable "region" {
  description = "Region; the control plane and the nodes are in three of its zones."
  type        = string
}

variable "kubernetes_version" {
  description = "Minor version of Kubernetes; the release channel brings its patches."
  type        = string

  validation {
    condition     = can(regex("^1\\.[0-9]{2}$", var.kubernetes_version))
    error_message = "kubernetes_version must be a minor version, such as 1.36."
  }
}

variable "network" {
  description = "ID of the network."
  type        = string
}

variable "subnetwork" {
  description = "ID of the subnet, with the secondary ranges pods and services."
  type        = string
}

variable "machine_type" {
  description = "Type of the nodes' machines."
  type        = string
}

variable "node_count" {
  description = "Least and most nodes over all zones."
  type        = object({ min = number, max = number })

  validation {
    condition     = var.node_count.min >= 3 && var.node_count.max >= var.node_count.min
    error_message = "node_count must begin with three, one in each zone, and not end below."
  }
}
