output "client_id" {
  description = "What Azure calls the identity; the Secret azure-identity of its namespace holds it."
  value       = azurerm_user_assigned_identity.this.client_id
}
