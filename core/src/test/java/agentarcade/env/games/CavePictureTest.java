package agentarcade.env.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import agentarcade.env.Ending;
import agentarcade.env.Picture;
import agentarcade.env.Player;
import agentarcade.env.Randomness;
import org.junit.jupiter.api.Test;

class CavePictureTest {
    /// A flight that comes far and ends with a crash, or after so many steps.
    private static List<Picture> flight(Cave.Rules rules, int steps) {
        Cave world = new Cave(rules);
        Player player = world.players().getLast().player();
        world.reset(new Randomness(4));
        List<Picture> pictures = new ArrayList<>(List.of(world.picture()));
        Ending ending = Ending.NONE;
        while (ending == Ending.NONE && pictures.size() <= steps) {
            ending = world.step(player.choose(world)).ending();
            pictures.add(world.picture());
        }
        return pictures;
    }

    private static <T extends Picture.Shape> T shape(Picture picture, String id, Class<T> type) {
        return type.cast(picture.shapes().stream().filter(shape -> shape.id().equals(id)).findFirst().orElseThrow());
    }

    @Test
    void theShipStaysWellInsideThePictureAndTheCameraGlides() {
        Picture before = null;
        for (Picture picture : flight(Cave.Rules.HARD, 2000)) {
            Picture.Disc ship = shape(picture, "ship", Picture.Disc.class);
            assertThat(ship.x()).isEqualTo(14);
            assertThat(ship.y()).isBetween(3.9, picture.height() - 3.9);
            if (before != null) {
                // A column keeps its row, so what moves is the camera.
                Picture.Point was = shape(before, "floor edge", Picture.Path.class).points().get(20);
                Picture.Point is = shape(picture, "floor edge", Picture.Path.class).points().get(19);
                assertThat(is.x()).isEqualTo(was.x() - 1);
                assertThat(is.y()).isCloseTo(was.y(), within(2.0));
            }
            before = picture;
        }
    }

    @Test
    void betweenTwoStepsRockReachesFromEdgeToEdgeAndTheTrailEndsAtTheShip() {
        List<Picture> pictures = flight(Cave.Rules.NORMAL, 300);
        for (int i = 1; i < pictures.size(); i++) {
            for (double fraction : new double[] {0, 0.01, 0.5, 0.99}) {
                Picture between = pictures.get(i - 1).towards(pictures.get(i), fraction);
                List<Picture.Point> edge = shape(between, "ceiling edge", Picture.Path.class).points();
                assertThat(edge.getFirst().x()).isLessThanOrEqualTo(0);
                // The newest column is on its way; the one before it must already close the picture.
                assertThat(edge.get(edge.size() - 2).x()).isGreaterThanOrEqualTo(between.width());
                List<Picture.Point> rock = shape(between, "ceiling", Picture.Path.class).points();
                assertThat(rock.getFirst().y()).isLessThan(0);
                assertThat(rock.getLast().y()).isLessThan(0);
                assertThat(rock.subList(3, 49)).isEqualTo(edge.subList(1, 47));
                Picture.Disc ship = shape(between, "ship", Picture.Disc.class);
                assertThat(shape(between, "trail", Picture.Path.class).points().getLast()).isEqualTo(new Picture.Point(ship.x(), ship.y()));
            }
        }
    }

    @Test
    void aBlockMovesOneColumnAStep() {
        List<Picture> pictures = flight(Cave.Rules.NORMAL, 80);
        Picture.Block before = shape(pictures.get(60), "block 51", Picture.Block.class);
        Picture.Block after = shape(pictures.get(61), "block 51", Picture.Block.class);
        assertThat(after.x()).isEqualTo(before.x() - 1);
        assertThat(after.width()).isEqualTo(2);
        assertThat(shape(pictures.get(60).towards(pictures.get(61), 0.5), "block 51", Picture.Block.class).x()).isEqualTo(before.x() - 0.5);
    }

    @Test
    void aCrashIsSeenWhereTheShipIs() {
        List<Picture> pictures = flight(Cave.Rules.HARD, 10_000);
        Picture last = pictures.getLast();
        Picture.Disc ship = shape(last, "ship", Picture.Disc.class);
        assertThat(last.events()).containsExactly(new Picture.Event(Picture.Event.Kind.CRASH, ship.x(), ship.y()));
        assertThat(pictures.subList(0, pictures.size() - 1)).allSatisfy(picture -> assertThat(picture.events()).isEmpty());
    }
}
