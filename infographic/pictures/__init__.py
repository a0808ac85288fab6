"""Pictures that specs place: flat vector art whose colours are theme inks, and photographs."""
