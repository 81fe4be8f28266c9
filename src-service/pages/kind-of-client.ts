import type { LoginView } from '@shared/api/sign-in'

/** How messages tell programs apart. */
export const kindOfClient = (client: LoginView['client']): string => client.replace('firstlayer-', '')
