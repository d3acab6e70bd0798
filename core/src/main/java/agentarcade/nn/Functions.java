package agentarcade.nn;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// eˣ, ln x, tanh x and the sigmoid of 32-bit floats, with the same bits on every machine: for one number, and for a vector of them.
///
/// The two forms of a function stand next to each other and take the same steps: fused multiply-add, + − · ÷, comparisons, and shifts of
/// the bits of a float. All of these are exactly defined by IEEE 754 or by Java, lanes never meet, and nothing is asked of the platform's
/// mathematical library, whose last bits differ. So whichever form and whatever width is used, the result is the same (and any NaN counts
/// as the same). A vector takes both branches and chooses; the form for one number may skip what would not be chosen.
///
/// The compiler stops inlining our own methods into a compilation that has grown large, though never those of the Vector API, and what
/// is not inlined allocates its vectors. So the vector forms call others of ours at their beginnings, and write the rest out.
///
/// Greatest errors over all 2³² floats, in units in the last place of the result, denormal results included: eˣ 0.98, ln x 0.83,
/// tanh 1.08, sigmoid 1.48.
///
/// **Range reduction** (Cody & Waite, 1980). eˣ = 2ⁿ · eʳ with n = x / ln 2 rounded and r = x − n ln 2, so |r| ≤ ½ ln 2. ln 2 is
/// subtracted in two parts: the nearest float, which a fused multiply-add subtracts without error, and the rest.
/// ln x = n ln 2 + ln m, with x = 2ⁿ · m and m from √½ to √2.
///
/// **Polynomials.** Each is a Taylor series whose first terms are kept and whose others are replaced by those with the least greatest
/// relative error among coefficients that are floats. They were fitted by `polynomials/minimax.py`, beside the tests. `EXP_3` is the
/// coefficient of x³, and so on.
public final class Functions {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.vectorByteSize();
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    /// The loops over arrays are called through handles in an array. The compiler can't know what is in an array, and so compiles each loop
    /// by itself; inlined into a large caller one would be more than it takes.
    private static final MethodHandle[] LOOPS = {loop("tanhLoop"), loop("sigmoidLoop")};

    /// eʳ = 1 + r + ½ r² + …, relative error 2⁻³³ for |r| ≤ ½ ln 2.
    private static final float EXP_2 = 0.5f;
    private static final float EXP_3 = 0x1.555554p-3f;
    private static final float EXP_4 = 0x1.5554e8p-5f;
    private static final float EXP_5 = 0x1.11130ep-7f;
    private static final float EXP_6 = 0x1.6d4cbap-10f;
    private static final float EXP_7 = 0x1.9dfb9ap-13f;

    /// tanh x = x − ⅓ x³ + …, relative error 2⁻²⁶ for |x| ≤ 0.68.
    private static final float TANH_3 = -0x1.55550cp-2f;
    private static final float TANH_5 = 0x1.10ff1ep-3f;
    private static final float TANH_7 = -0x1.b73938p-5f;
    private static final float TANH_9 = 0x1.4bce9p-6f;
    private static final float TANH_11 = -0x1.5abfa8p-8f;

    /// ln(1 + f) = f − ½ f² + ⅓ f³ − …, relative error 2⁻³⁰ for 1 + f from √½ to √2.
    private static final float LOG_2 = -0.5f;
    private static final float LOG_3 = 0x1.555548p-2f;
    private static final float LOG_4 = -0x1.000006p-2f;
    private static final float LOG_5 = 0x1.99a476p-3f;
    private static final float LOG_6 = -0x1.555c44p-3f;
    private static final float LOG_7 = 0x1.233ba2p-3f;
    private static final float LOG_8 = -0x1.fc28cap-4f;
    private static final float LOG_9 = 0x1.e6c00ap-4f;
    private static final float LOG_10 = -0x1.de01dap-4f;
    private static final float LOG_11 = 0x1.147338p-4f;

    /// 1 / ln 2.
    private static final float PER_LN2 = 0x1.715476p+0f;
    private static final float LN2 = 0x1.62e43p-1f;
    private static final float LN2_REST = -0x1.05c61p-29f;
    /// The first 16 bits of ln 2: times the exponent of a float, 8 bits, it is exact.
    private static final float LN2_SHORT = 0x1.62e4p-1f;
    private static final float LN2_SHORT_REST = 0x1.7f7d1cp-20f;

    /// Floats near 1½ · 2²³ are 1 apart: adding it rounds to a whole number, and leaves that number in the lowest bits.
    private static final float ROUNDER = 0x1.8p23f;
    private static final int ROUNDER_BITS = 0x4b400000;
    /// Bits of 1.
    private static final int ONE_BITS = 0x3f800000;
    /// Bits of √½.
    private static final int ROOT_HALF_BITS = 0x3f3504f3;
    private static final int SIGN = 0x80000000;
    /// Length of the fraction in a float's bits, where the exponent begins.
    private static final int FRACTION = 23;
    private static final float TWO_TO_FRACTION = 0x1p23f;

    /// From here on eˣ is more than a float can hold.
    private static final float EXP_HIGH = 89;
    /// From here down eˣ is less than half the least positive float, 2⁻¹⁴⁹.
    private static final float EXP_LOW = -104;
    /// Below it the polynomial is the better way to tanh x, above it eˣ is.
    private static final float TANH_MIDDLE = 0.68f;
    /// From here on tanh x is 1 to the last bit.
    private static final float TANH_HIGH = 9.2f;

    private Functions() {
    }

    /// eˣ
    public static float exp(float x) {
        float inside = x > EXP_HIGH ? EXP_HIGH : x < EXP_LOW ? EXP_LOW : x;
        float rounded = Math.fma(inside, PER_LN2, ROUNDER);
        int n = Float.floatToRawIntBits(rounded) - ROUNDER_BITS;
        // 2ⁿ may be too small or too large for a float where 2ⁿ · eʳ is not, so it is multiplied in two halves.
        int half = n >> 1;
        return (rise(inside, rounded - ROUNDER) + 1) * powerOfTwo(half) * powerOfTwo(n - half);
    }

    static FloatVector exp(FloatVector x) {
        FloatVector inside = x.blend(EXP_HIGH, x.compare(VectorOperators.GT, EXP_HIGH));
        inside = inside.blend(EXP_LOW, x.compare(VectorOperators.LT, EXP_LOW));
        FloatVector rounded = inside.fma(FloatVector.broadcast(LANES, PER_LN2), FloatVector.broadcast(LANES, ROUNDER));
        IntVector n = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
        IntVector half = n.lanewise(VectorOperators.ASHR, 1);
        return rise(inside, rounded.sub(ROUNDER)).add(1).mul(powerOfTwo(half)).mul(powerOfTwo(n.sub(half)));
    }

    /// eʳ − 1 where r = x − n ln 2.
    private static float rise(float x, float n) {
        float r = Math.fma(n, -LN2_REST, Math.fma(n, -LN2, x));
        float p = Math.fma(EXP_7, r, EXP_6);
        p = Math.fma(p, r, EXP_5);
        p = Math.fma(p, r, EXP_4);
        p = Math.fma(p, r, EXP_3);
        p = Math.fma(p, r, EXP_2);
        return Math.fma(r * r, p, r);
    }

    private static FloatVector rise(FloatVector x, FloatVector n) {
        FloatVector r = n.fma(FloatVector.broadcast(LANES, -LN2_REST), n.fma(FloatVector.broadcast(LANES, -LN2), x));
        FloatVector p = r.fma(FloatVector.broadcast(LANES, EXP_7), FloatVector.broadcast(LANES, EXP_6));
        p = p.fma(r, FloatVector.broadcast(LANES, EXP_5));
        p = p.fma(r, FloatVector.broadcast(LANES, EXP_4));
        p = p.fma(r, FloatVector.broadcast(LANES, EXP_3));
        p = p.fma(r, FloatVector.broadcast(LANES, EXP_2));
        return r.mul(r).fma(p, r);
    }

    /// 2ⁿ, n from −126 to 127: the exponent in the bits of a float.
    private static float powerOfTwo(int n) {
        return Float.intBitsToFloat((n << FRACTION) + ONE_BITS);
    }

    private static FloatVector powerOfTwo(IntVector n) {
        return n.lanewise(VectorOperators.LSHL, FRACTION).add(ONE_BITS).reinterpretAsFloats();
    }

    /// ln x; −∞ at 0, NaN below.
    public static float log(float x) {
        boolean denormal = x < Float.MIN_NORMAL;
        int bits = Float.floatToRawIntBits(denormal ? x * TWO_TO_FRACTION : x);
        int exponent = (bits - ROOT_HALF_BITS) >> FRACTION;
        float f = Float.intBitsToFloat(bits - (exponent << FRACTION)) - 1;
        float n = Float.intBitsToFloat(exponent + ROUNDER_BITS) - (denormal ? ROUNDER + FRACTION : ROUNDER);
        // n ln 2 + f, and what was lost when it was rounded: |n ln 2| > |f|, or n is 0.
        float start = n * LN2_SHORT;
        float sum = start + f;
        float lost = f - (sum - start);
        float y = sum + Math.fma(f * f, bend(f), Math.fma(n, LN2_SHORT_REST, lost));
        return x > 0 ? x == Float.POSITIVE_INFINITY ? x : y : x == 0 ? Float.NEGATIVE_INFINITY : Float.NaN;
    }

    static FloatVector log(FloatVector x) {
        VectorMask<Float> denormal = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
        IntVector bits = x.blend(x.mul(TWO_TO_FRACTION), denormal).reinterpretAsInts();
        IntVector exponent = bits.sub(ROOT_HALF_BITS).lanewise(VectorOperators.ASHR, FRACTION);
        FloatVector f = bits.sub(exponent.lanewise(VectorOperators.LSHL, FRACTION)).reinterpretAsFloats().sub(1);
        FloatVector n = exponent.add(ROUNDER_BITS).reinterpretAsFloats()
                .sub(FloatVector.broadcast(LANES, ROUNDER).blend(ROUNDER + FRACTION, denormal));
        FloatVector start = n.mul(LN2_SHORT);
        FloatVector sum = start.add(f);
        FloatVector lost = f.sub(sum.sub(start));
        FloatVector y = sum.add(f.mul(f).fma(bend(f), n.fma(FloatVector.broadcast(LANES, LN2_SHORT_REST), lost)));
        return y.blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY))
                .blend(Float.NaN, x.compare(VectorOperators.GE, 0).not())
                .blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0));
    }

    /// (ln(1 + f) − f) / f²
    private static float bend(float f) {
        float p = Math.fma(LOG_11, f, LOG_10);
        p = Math.fma(p, f, LOG_9);
        p = Math.fma(p, f, LOG_8);
        p = Math.fma(p, f, LOG_7);
        p = Math.fma(p, f, LOG_6);
        p = Math.fma(p, f, LOG_5);
        p = Math.fma(p, f, LOG_4);
        p = Math.fma(p, f, LOG_3);
        return Math.fma(p, f, LOG_2);
    }

    private static FloatVector bend(FloatVector f) {
        FloatVector p = f.fma(FloatVector.broadcast(LANES, LOG_11), FloatVector.broadcast(LANES, LOG_10));
        p = p.fma(f, FloatVector.broadcast(LANES, LOG_9));
        p = p.fma(f, FloatVector.broadcast(LANES, LOG_8));
        p = p.fma(f, FloatVector.broadcast(LANES, LOG_7));
        p = p.fma(f, FloatVector.broadcast(LANES, LOG_6));
        p = p.fma(f, FloatVector.broadcast(LANES, LOG_5));
        p = p.fma(f, FloatVector.broadcast(LANES, LOG_4));
        p = p.fma(f, FloatVector.broadcast(LANES, LOG_3));
        return p.fma(f, FloatVector.broadcast(LANES, LOG_2));
    }

    /// tanh x: an odd polynomial near 0, else 1 − 2 / (e²ˣ + 1), for |x|; then the sign of x.
    public static float tanh(float x) {
        int bits = Float.floatToRawIntBits(x);
        float size = Float.intBitsToFloat(bits & ~SIGN);
        float y = size < TANH_MIDDLE ? flatTanh(size) : steepTanh(size);
        return Float.intBitsToFloat(Float.floatToRawIntBits(y) | (bits & SIGN));
    }

    static FloatVector tanh(FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        FloatVector size = bits.and(~SIGN).reinterpretAsFloats();
        FloatVector steep = steepTanh(size);
        FloatVector square = size.mul(size);
        FloatVector p = square.fma(FloatVector.broadcast(LANES, TANH_11), FloatVector.broadcast(LANES, TANH_9));
        p = p.fma(square, FloatVector.broadcast(LANES, TANH_7));
        p = p.fma(square, FloatVector.broadcast(LANES, TANH_5));
        p = p.fma(square, FloatVector.broadcast(LANES, TANH_3));
        FloatVector flat = size.mul(square).fma(p, size);
        FloatVector y = steep.blend(flat, size.compare(VectorOperators.LT, TANH_MIDDLE));
        return y.reinterpretAsInts().or(bits.and(SIGN)).reinterpretAsFloats();
    }

    private static float flatTanh(float x) {
        float square = x * x;
        float p = Math.fma(TANH_11, square, TANH_9);
        p = Math.fma(p, square, TANH_7);
        p = Math.fma(p, square, TANH_5);
        p = Math.fma(p, square, TANH_3);
        return Math.fma(x * square, p, x);
    }

    /// e²ˣ + 1 = 2ⁿ (eʳ − 1) + (2ⁿ + 1) is rounded only once, as long as 2ⁿ + 1 fits a float; later it no longer matters.
    private static float steepTanh(float x) {
        float inside = x > TANH_HIGH ? TANH_HIGH : x;
        float twice = inside + inside;
        float rounded = Math.fma(twice, PER_LN2, ROUNDER);
        float power = powerOfTwo(Float.floatToRawIntBits(rounded) - ROUNDER_BITS);
        return 1 - 2 / Math.fma(power, rise(twice, rounded - ROUNDER), power + 1);
    }

    private static FloatVector steepTanh(FloatVector x) {
        FloatVector inside = x.blend(TANH_HIGH, x.compare(VectorOperators.GT, TANH_HIGH));
        FloatVector twice = inside.add(inside);
        FloatVector rounded = twice.fma(FloatVector.broadcast(LANES, PER_LN2), FloatVector.broadcast(LANES, ROUNDER));
        FloatVector power = powerOfTwo(rounded.reinterpretAsInts().sub(ROUNDER_BITS));
        return FloatVector.broadcast(LANES, 1)
                .sub(FloatVector.broadcast(LANES, 2).div(power.fma(rise(twice, rounded.sub(ROUNDER)), power.add(1))));
    }

    /// The sigmoid, 1 / (1 + e⁻ˣ): with z = exp(−|x|), which cannot overflow, it is 1 / (1 + z), or z / (1 + z) where x < 0.
    ///
    /// The quotient is improved by what it leaves over, and by what was lost when 1 + z was rounded.
    public static float sigmoid(float x) {
        float z = exp(-Math.abs(x));
        float below = 1 + z;
        float lost = z - (below - 1);
        float above = x < 0 ? z : 1;
        float inverse = 1 / below;
        float y = above * inverse;
        float left = Math.fma(-y, lost, Math.fma(-y, below, above));
        return Math.fma(left, inverse, y);
    }

    static FloatVector sigmoid(FloatVector x) {
        FloatVector z = exp(x.abs().neg());
        FloatVector below = z.add(1);
        FloatVector lost = z.sub(below.sub(1));
        FloatVector above = FloatVector.broadcast(LANES, 1).blend(z, x.compare(VectorOperators.LT, 0));
        FloatVector inverse = FloatVector.broadcast(LANES, 1).div(below);
        FloatVector y = above.mul(inverse);
        FloatVector minus = y.neg();
        FloatVector left = minus.fma(lost, minus.fma(below, above));
        return left.fma(inverse, y);
    }

    /// y ← tanh y. `bytes` is a multiple of 64.
    static void tanh(MemorySegment y, long bytes) {
        run(LOOPS[0], y, bytes);
    }

    /// y ← sigmoid of y. `bytes` is a multiple of 64.
    static void sigmoid(MemorySegment y, long bytes) {
        run(LOOPS[1], y, bytes);
    }

    private static void run(MethodHandle loop, MemorySegment y, long bytes) {
        try {
            loop.invokeExact(y, bytes);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable checked) {
            throw new AssertionError("The loops throw no checked exceptions", checked);
        }
    }

    private static MethodHandle loop(String name) {
        try {
            return MethodHandles.lookup().findStatic(Functions.class, name,
                    MethodType.methodType(void.class, MemorySegment.class, long.class));
        } catch (ReflectiveOperationException missing) {
            throw new AssertionError(missing);
        }
    }

    @SuppressWarnings("unused") // through LOOPS
    private static void tanhLoop(MemorySegment y, long bytes) {
        for (long at = 0; at < bytes; at += WIDTH) {
            tanh(FloatVector.fromMemorySegment(LANES, y, at, ORDER)).intoMemorySegment(y, at, ORDER);
        }
    }

    @SuppressWarnings("unused") // through LOOPS
    private static void sigmoidLoop(MemorySegment y, long bytes) {
        for (long at = 0; at < bytes; at += WIDTH) {
            sigmoid(FloatVector.fromMemorySegment(LANES, y, at, ORDER)).intoMemorySegment(y, at, ORDER);
        }
    }
}
