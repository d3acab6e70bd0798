package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import agentarcade.env.Space;
import org.junit.jupiter.api.Test;

class UnitActionsTest {
    private static final UnitActions ACTIONS = new UnitActions(new Space.Box(new float[] {-2, 0}, new float[] {2, 10}));

    @Test
    void minusOneAndOneAreTheBoundsAndZeroIsTheMiddle() {
        assertThat(ACTIONS.action(new float[] {-1, -1}).values()).containsExactly(-2, 0);
        assertThat(ACTIONS.action(new float[] {0, 0}).values()).containsExactly(0, 5);
        assertThat(ACTIONS.action(new float[] {1, 1}).values()).containsExactly(2, 10);
        assertThat(ACTIONS.action(new float[] {0.5f, -0.5f}).values()).containsExactly(1, 2.5f);
    }

    @Test
    void whatIsBeyondBecomesTheBound() {
        assertThat(ACTIONS.action(new float[] {-1.5f, 40}).values()).containsExactly(-2, 10);
    }

    @Test
    void boundsThatFloatsCanOnlyComeCloseToAreNeverCrossed() {
        Space.Box odd = new Space.Box(-0.1f, 0.7f, 1);
        UnitActions actions = new UnitActions(odd);
        for (float unit = -1.01f; unit < 1.01f; unit += 1e-4f) {
            assertThat(odd.contains(actions.action(new float[] {unit}).values())).as("%s", unit).isTrue();
        }
    }

    @Test
    void anActionMeasuredIsWhatItWasMadeFrom() {
        for (float unit = -1; unit <= 1; unit += 0.125f) {
            float[] values = ACTIONS.action(new float[] {unit, unit}).values();
            assertThat(ACTIONS.unit(0, values[0])).isCloseTo(unit, within(1e-6f));
            assertThat(ACTIONS.unit(1, values[1])).isCloseTo(unit, within(1e-6f));
        }
    }

    @Test
    void actionsWithoutBoundsAreRefused() {
        Space.Box endless = new Space.Box(0, Float.POSITIVE_INFINITY, 1);
        assertThat(UnitActions.isBounded(endless)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new UnitActions(endless))
                .withMessage("Actions need finite bounds to be measured against, unlike those in Box[1] from [0.0] to [Infinity]");
    }

    @Test
    void actionsThatLeaveNoChoiceAreRefused() {
        assertThat(UnitActions.isBounded(new Space.Box(3, 3, 1))).isFalse();
        assertThat(UnitActions.isBounded(new Space.Box(3, 4, 1))).isTrue();
    }
}
