"""Mappings and plans as files: CSV, JSON, Markdown, Terraform, aliyun CLI."""
