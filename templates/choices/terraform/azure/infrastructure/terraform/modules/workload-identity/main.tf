resource "azurerm_user_assigned_identity" "this" {
  name                = var.name
  resource_group_name = var.resource_group
  location            = var.location
}

resource "azurerm_federated_identity_credential" "this" {
  name                = var.service_account
  resource_group_name = var.resource_group
  parent_id           = azurerm_user_assigned_identity.this.id
  issuer              = var.issuer
  subject             = "system:serviceaccount:${var.namespace}:${var.service_account}"
  audience            = ["api://AzureADTokenExchange"]
}

resource "azurerm_role_assignment" "this" {
  for_each = var.roles

  scope                = each.value.scope
  role_definition_name = each.value.role
  principal_id         = azurerm_user_assigned_identity.this.principal_id
}
