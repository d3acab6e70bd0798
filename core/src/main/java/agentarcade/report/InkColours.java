package agentarcade.report;

import agentarcade.env.Picture.Ink;

/// The colours of things in games, by what they are: those of Okabe and Ito (2008), which people with any common colour vision can tell
/// apart, darker on the light ground and lighter on the dark one, so that each thing keeps a contrast of at least 3 : 1 to what is behind
/// it. The window and what leaves it for others are painted in the same.
public final class InkColours {
    private InkColours() {
    }

    /// @return 0xRRGGBB
    public static int of(Ink ink, boolean dark) {
        return switch (ink) {
            case GROUND -> dark ? 0x141920 : 0xeef3fa;
            case GRID -> dark ? 0x222a35 : 0xdbe4f0;
            case FRUIT -> dark ? 0xff8f3d : 0xd55e00;
            case PLAYER -> dark ? 0x56b4e9 : 0x0072b2;
            case GOOD -> dark ? 0x2fd6a3 : 0x00805c;
            case BAD -> dark ? 0xff6b5e : 0xb3261e;
            case BALL -> dark ? 0xffb83d : 0xb86e00;
            case ROCK -> dark ? 0x3b485c : 0x71809a;
            case EDGE -> dark ? 0x5ce1ff : 0x0086b3;
            case TRAIL -> dark ? 0xffc766 : 0xc77700;
            case OBSTACLE -> dark ? 0xff7352 : 0xc2410c;
            case METAL -> dark ? 0xa3b1c6 : 0x56647a;
            case POLE -> dark ? 0xeab26a : 0xa9660f;
            case LIMIT -> dark ? 0xff8a80 : 0xb3261e;
            case FORCE -> dark ? 0xf09bd0 : 0xa8467f;
            case HILL -> dark ? 0x2c6456 : 0x3f8f78;
            case FLAG -> dark ? 0xffb83d : 0xd55e00;
            case LABEL -> dark ? 0xa9b4c4 : 0x4d5869;
        };
    }
}
