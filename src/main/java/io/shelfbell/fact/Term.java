package io.shelfbell.fact;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a property of a fact, or of an action, usable by its plain name as a column in every table that knows the fact. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Term {
    /** The plain name, unique within a question, for example {@code Recipient tier}. */
    String value();

    /** The unit in words, blank for none. */
    String unit() default "";

    /** The smallest value that a fact can have, as an analyst would write it; blank for no bound. */
    String from() default "";

    /** A cell as an analyst would write it. */
    String example() default "";
}
