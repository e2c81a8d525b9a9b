"""What sets the project up and keeps it in order; no part of the app."""
