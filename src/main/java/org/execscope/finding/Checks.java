package org.execscope.finding;

import java.util.List;

/// All checks, by id.
final class Checks {
    static final List<Check> ALL = List.of(
            new SerialsMissing(),
            new RotatedFileMissing(),
            new QuietPeriod(),
            new TimeGoesBack(),
            new SerialGoesBack(),
            new SameIdDifferentContent(),
            new LinesTwice(),
            new LineUnparsed(),
            new CompanionMissing(),
            new ArgumentMissing(),
            new NotKernelForm(),
            new FieldOrder(),
            new AuditingStopped(),
            new RulesChanged(),
            new LimitsLowered(),
            new EventsLost(),
            new RuleCoverage(),
            new ParentsUnseen(),
            new EvidenceChanged(),
            new HostClock(),
            new HiddenFromAusearch(),
            new ForeignArgvZero(),
            new KernelThreadLookalike(),
            new DeletedProgram(),
            new ProgramFromMemory(),
            new WritableFolder(),
            new HiddenPath(),
            new DeceivingText(),
            new PathNotUtf8(),
            new LongArguments(),
            new PaddedArgument(),
            new LookalikeFolder(),
            new NoArguments());

    private Checks() {}
}
