package agentarcade.train;

import agentarcade.agent.PolicySnapshot;

import java.util.List;

/// What an agent had learned at moments of its training: many of late, fewer the longer ago.
public final class Album {

    private Album() {
    }

    /// The policy as it was when `episodes` were over, after `steps` steps of the game.
    public record Page(long episodes, long steps, PolicySnapshot policy) {
    }

    /// All pages there are at one moment, oldest first.
    public record View(List<Page> pages) {
        public static final View EMPTY = new View(List.of());

        public View {
            pages = List.copyOf(pages);
        }
    }
}
