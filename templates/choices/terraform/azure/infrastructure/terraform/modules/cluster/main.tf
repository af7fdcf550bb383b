data "azurerm_client_config" "this" {}

locals {
  administrators = setunion(var.administrator_ids, [data.azurerm_client_config.this.object_id])
}

resource "azurerm_user_assigned_identity" "cluster" {
  name                = var.name
  resource_group_name = var.resource_group
  location            = var.location
}

resource "azurerm_role_assignment" "network" {
  scope                = var.subnet_id
  role_definition_name = "Network Contributor"
  principal_id         = azurerm_user_assigned_identity.cluster.principal_id
}

# For the key that encrypts Secrets in etcd, and for the values that External Secrets reads.
resource "azurerm_key_vault" "this" {
  name                       = var.key_vault
  resource_group_name        = var.resource_group
  location                   = var.location
  tenant_id                  = var.tenant_id
  sku_name                   = "standard"
  rbac_authorization_enabled = true
  purge_protection_enabled   = true
  soft_delete_retention_days = 90
}

resource "azurerm_role_assignment" "key_vault_administrator" {
  for_each = local.administrators

  scope                = azurerm_key_vault.this.id
  role_definition_name = "Key Vault Administrator"
  principal_id         = each.value
}

resource "azurerm_role_assignment" "key_vault_cluster" {
  scope                = azurerm_key_vault.this.id
  role_definition_name = "Key Vault Crypto User"
  principal_id         = azurerm_user_assigned_identity.cluster.principal_id
}

resource "azurerm_key_vault_key" "etcd" {
  name         = "etcd"
  key_vault_id = azurerm_key_vault.this.id
  key_type     = "RSA"
  key_size     = 3072
  key_opts     = ["decrypt", "encrypt"]

  depends_on = [azurerm_role_assignment.key_vault_administrator]
}

resource "azurerm_kubernetes_cluster" "this" {
  name                      = var.name
  resource_group_name       = var.resource_group
  location                  = var.location
  dns_prefix                = var.name
  kubernetes_version        = var.kubernetes_version
  sku_tier                  = "Standard"
  automatic_upgrade_channel = "patch"
  node_os_upgrade_channel   = "NodeImage"
  local_account_disabled    = true
  oidc_issuer_enabled       = true
  workload_identity_enabled = true

  private_cluster_enabled             = true
  private_cluster_public_fqdn_enabled = false

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled = true
    tenant_id          = var.tenant_id
  }

  key_management_service {
    key_vault_key_id         = azurerm_key_vault_key.etcd.id
    key_vault_network_access = "Public"
  }

  default_node_pool {
    name                        = "workers"
    temporary_name_for_rotation = "rotation"
    vm_size                     = var.machine_type
    zones                       = ["1", "2", "3"]
    vnet_subnet_id              = var.subnet_id
    os_sku                      = "AzureLinux"
    os_disk_size_gb             = 80
    max_pods                    = 110
    auto_scaling_enabled        = true
    min_count                   = var.node_count.min
    max_count                   = var.node_count.max

    upgrade_settings {
      max_surge = "1"
    }
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_data_plane  = "cilium"
    network_policy      = "cilium"
    outbound_type       = "managedNATGateway"
    pod_cidr            = "10.36.0.0/14"
    service_cidr        = "10.33.0.0/20"
    dns_service_ip      = "10.33.0.10"
  }

  lifecycle {
    # The autoscaler owns it.
    ignore_changes = [default_node_pool[0].node_count]
  }

  depends_on = [
    azurerm_role_assignment.key_vault_cluster,
    azurerm_role_assignment.network,
  ]
}

resource "azurerm_role_assignment" "administrator" {
  for_each = local.administrators

  scope                = azurerm_kubernetes_cluster.this.id
  role_definition_name = "Azure Kubernetes Service RBAC Cluster Admin"
  principal_id         = each.value
}

resource "azurerm_log_analytics_workspace" "this" {
  name                = var.name
  resource_group_name = var.resource_group
  location            = var.location
  retention_in_days   = var.log_retention_days
}

resource "azurerm_monitor_diagnostic_setting" "audit" {
  name                           = "audit"
  target_resource_id             = azurerm_kubernetes_cluster.this.id
  log_analytics_workspace_id     = azurerm_log_analytics_workspace.this.id
  log_analytics_destination_type = "Dedicated"

  enabled_log {
    category = "guard"
  }

  enabled_log {
    category = "kube-audit-admin"
  }
}
