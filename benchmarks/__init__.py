"""What Larder costs, measured beside a bare handler in the same run."""
