namespace MbRlRobot.Evaluation;

/// <summary>Runs an ensemble's members over blocks of lanes, at the width that the processor does best.</summary>
internal interface ILanePredictor
{
    /// <summary>E, the members.</summary>
    int Members { get; }

    /// <summary>Predicts one member's changes and their variances for all lanes of a block.</summary>
    /// <param name="member">Which member, from 0.</param>
    /// <param name="block">States and actions; receives changes and variances. Of the length that the predictor was made for.</param>
    void Predict(int member, LaneBlock block);
}
