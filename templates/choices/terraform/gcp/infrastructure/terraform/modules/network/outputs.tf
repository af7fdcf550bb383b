output "id" {
  description = "ID of the network; known once managed services can be reached in it."
  value       = google_service_networking_connection.this.network
}

output "subnetwork" {
  description = "ID of the subnet, with the secondary ranges pods and services."
  value       = google_compute_subnetwork.this.id
}
