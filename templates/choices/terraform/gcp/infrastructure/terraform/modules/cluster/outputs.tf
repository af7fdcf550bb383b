output "name" {
  description = "Name of the cluster."
  value       = google_container_cluster.this.name
}

output "principal_prefix" {
  description = "What a service account is to IAM, up to ns/<namespace>/sa/<name>."
  value       = "principal://iam.googleapis.com/projects/${data.google_project.this.number}/locations/global/workloadIdentityPools/${google_container_cluster.this.workload_identity_config[0].workload_pool}/subject"
}

output "project_number" {
  description = "Number of the project."
  value       = data.google_project.this.number
}
