namespace Ledger.Ports.TimeStamping;

/// <summary>What is wrong with the stamps over a tree's checkpoints.</summary>
public enum StampTrouble
{
    /// <summary>The stamper did not answer.</summary>
    NoAnswer,

    /// <summary>It refused, or what it sent does not verify; it may not know the tree's digest.</summary>
    Refused,

    /// <summary>Stamps are there, and rest on the other tree's digest too: they fall with either.</summary>
    RestsOnBoth,
}
