const echo = async (text: string): Promise<string> => text;

export const rawActivities = { first: echo, second: echo, third: echo, fourth: echo };
