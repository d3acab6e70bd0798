package agentarcade.app.files;

import agentarcade.app.game.Keepsakes;

/// Everything kept of a person's games, in files beside the preferences.
public final class KeptGames {
    private KeptGames() {
    }

    public static Keepsakes beside(Preferences preferences) {
        return new Keepsakes(preferences, new RecordingFiles(preferences.folder()), new LeaderboardFile(preferences.folder()));
    }
}
