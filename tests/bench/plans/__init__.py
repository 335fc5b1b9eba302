"""Plans as `terraform show -json` writes them, of networks of any size. See ../generate_plan."""
