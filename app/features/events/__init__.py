"""An appointment (Termin) of the office: office hour, meeting, event, deadline."""
