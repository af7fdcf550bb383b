output "connection_name" {
  description = "Name that the Cloud SQL proxy takes."
  value       = google_sql_database_instance.this.connection_name
}

output "private_address" {
  description = "Address in the network."
  value       = google_sql_database_instance.this.private_ip_address
}
