output "id" {
  description = "ID of the virtual network."
  value       = azurerm_virtual_network.this.id
}

output "node_subnet_id" {
  description = "Subnet of the nodes."
  value       = azurerm_subnet.nodes.id
}

output "database_subnet_id" {
  description = "Subnet that is delegated to PostgreSQL."
  value       = azurerm_subnet.databases.id
}
