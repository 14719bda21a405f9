"""The start page (Heute): what is due, who waits, what comes this week, how the funds stand."""
