output "name" {
  description = "Name of the cluster."
  value       = aws_eks_cluster.this.name
}

output "oidc_provider" {
  description = "ARN of the identity provider of its service accounts."
  value       = aws_iam_openid_connect_provider.this.arn
}

output "node_role_arn" {
  description = "ARN of the role that nodes have."
  value       = aws_iam_role.node.arn
}

output "security_group_id" {
  description = "Security group of nodes and pods."
  value       = aws_eks_cluster.this.vpc_config[0].cluster_security_group_id
}
