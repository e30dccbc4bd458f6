"""What several screens say or show. Without Qt."""
