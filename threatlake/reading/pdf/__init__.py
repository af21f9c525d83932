"""PDF and scans."""
