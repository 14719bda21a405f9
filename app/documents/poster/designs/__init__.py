"""The designs: each sets a piece into a size, tall, wide or narrow."""
