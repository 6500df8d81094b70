/** Of each scale: how many items, and how many answers to an item. */
export const scales = { phq9: [9, 4], gad7: [7, 4], madrs: [10, 7] };
