output "host" {
  description = "Name in the private network."
  value       = azurerm_postgresql_flexible_server.this.fqdn
}
