output "endpoint" {
  description = "Host and port."
  value       = aws_db_instance.this.endpoint
}

output "password_secret_arn" {
  description = "The secret in which RDS keeps and rotates the password of postgres."
  value       = aws_db_instance.this.master_user_secret[0].secret_arn
}
