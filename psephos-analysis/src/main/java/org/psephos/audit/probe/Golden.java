package org.psephos.audit.probe;

import java.util.function.DoubleUnaryOperator;

/** Golden sections: where a function of a number from 0 on, with one valley, is least. */
final class Golden {
    private static final double SECTION = (Math.sqrt(5) - 1) / 2;
    private static final double WIDEST = 1e3;
    private static final double DONE = 1e-8;

    private Golden() {}

    /** The place of the least value; 0 where the function is no lower anywhere inside. */
    static double least(DoubleUnaryOperator of) {
        double low = 0;
        double high = 1;
        double atHigh = of.applyAsDouble(high);
        while (high < WIDEST && of.applyAsDouble(2 * high) < atHigh) {
            high *= 2;
            atHigh = of.applyAsDouble(high);
        }
        high *= 2;
        double a = high - SECTION * (high - low);
        double b = low + SECTION * (high - low);
        double atA = of.applyAsDouble(a);
        double atB = of.applyAsDouble(b);
        while (high - low > DONE * (1 + high)) {
            if (atA <= atB) {
                high = b;
                b = a;
                atB = atA;
                a = high - SECTION * (high - low);
                atA = of.applyAsDouble(a);
            } else {
                low = a;
                a = b;
                atA = atB;
                b = low + SECTION * (high - low);
                atB = of.applyAsDouble(b);
            }
        }
        double middle = (low + high) / 2;
        return of.applyAsDouble(0) <= of.applyAsDouble(middle) ? 0 : middle;
    }
}
