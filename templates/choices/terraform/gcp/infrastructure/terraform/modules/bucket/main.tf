resource "google_storage_bucket" "this" {
  name                        = var.name
  location                    = var.location
  public_access_prevention    = "enforced"
  uniform_bucket_level_access = true

  soft_delete_policy {
    retention_duration_seconds = 2592000
  }
}

resource "google_storage_bucket_iam_member" "user" {
  bucket = google_storage_bucket.this.name
  role   = "roles/storage.objectUser"
  member = var.user
}
